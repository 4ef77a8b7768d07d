/** What was said, in either direction, and what became of it. */
package org.threadline.message;
