/** Which agent is given which waiting thread. */
package org.threadline.thread.routing;
