/** Saying something: the one door out, and what the rooms around it must know of a text before and after the carrier. */
package org.threadline.outbound;
