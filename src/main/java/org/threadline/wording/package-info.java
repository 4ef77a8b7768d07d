/** How it is said: templates, brand voice, segments. */
package org.threadline.wording;
