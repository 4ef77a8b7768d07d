/** The carrier simulator: Twilio's messaging API, its webhooks and its bad days, on a port of its own. */
package org.threadline.local.carrier;
