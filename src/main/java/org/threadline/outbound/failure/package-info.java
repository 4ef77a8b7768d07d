/** What the carrier's errors change beyond the text that met them: retries, and what is not sent for a while. */
package org.threadline.outbound.failure;
