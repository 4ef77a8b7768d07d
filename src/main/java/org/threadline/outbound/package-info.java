/** Saying something: the only door to the carrier, and the one gate before it. */
package org.threadline.outbound;
