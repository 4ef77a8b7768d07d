/** Orders that customers change their mind about by text: the order system decides, or else a person. */
package org.threadline.retention.change;
