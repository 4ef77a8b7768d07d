/** The ground: values with rules of their own that every room speaks in (phone numbers, money, ids). */
package org.threadline.value;
