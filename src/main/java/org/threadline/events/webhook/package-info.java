/** Facts on their way to whoever has subscribed by URL: signed, tried again for a day, never to a private address. */
package org.threadline.events.webhook;
