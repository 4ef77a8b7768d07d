/** How fast one token may ask. */
package org.threadline.security.rate;
