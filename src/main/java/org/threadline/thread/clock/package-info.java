/** How long customers wait for us, against what their brand has promised; looks on at threads. */
package org.threadline.thread.clock;
