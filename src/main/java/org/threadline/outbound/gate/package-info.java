/** The one gate before the carrier: what may stand against a text at the moment of sending. */
package org.threadline.outbound.gate;
