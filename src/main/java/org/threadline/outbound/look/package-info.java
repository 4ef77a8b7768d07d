/** Sends that nobody has told us about are looked up in the carrier's records. */
package org.threadline.outbound.look;
