/** The wall between brands in the store itself: which rows a transaction can see, whatever it asks for. */
package org.threadline.security.wall;
