/** Too many numbers at once that a brand has never heard of: what is automatic waits until somebody has looked. */
package org.threadline.outbound.surge;
