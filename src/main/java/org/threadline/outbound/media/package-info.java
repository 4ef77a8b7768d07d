/** Pictures and files that are to go with a text, looked at before the text is taken. */
package org.threadline.outbound.media;
