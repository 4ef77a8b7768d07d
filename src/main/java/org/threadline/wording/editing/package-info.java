/** Templates as people edit them: looked at, tried out, refused with a reason, taken back. */
package org.threadline.wording.editing;
