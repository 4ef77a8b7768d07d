/** What is due is claimed, given its slot, handed to the carrier, and what came of it is written down. */
package org.threadline.outbound.queue;
