/** Which facts are told, and what of each. */
package org.threadline.events.fact;
