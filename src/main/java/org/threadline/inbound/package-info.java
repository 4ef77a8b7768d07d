/** Hearing something, by text or by event: the one place that decides what it means. */
package org.threadline.inbound;
