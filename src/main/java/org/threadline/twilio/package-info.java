/** Everything Twilio: webhooks in, API out, signature, codes. */
package org.threadline.twilio;
