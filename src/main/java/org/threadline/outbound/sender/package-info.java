/** Our numbers: which of them a customer is texted from, and whether it may text at all. */
package org.threadline.outbound.sender;
