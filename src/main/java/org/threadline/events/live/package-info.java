/** What happens, told at once to whoever holds a stream open, on any replica. */
package org.threadline.events.live;
