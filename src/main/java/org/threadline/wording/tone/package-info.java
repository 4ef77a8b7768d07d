/** Whether a text speaks as it should: positively, in the brand's voice, within the law, and at its price. */
package org.threadline.wording.tone;
