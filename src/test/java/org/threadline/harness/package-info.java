/** The outside world in tests: customers' phones, agents, shops, the order system. All through the real doors. */
package org.threadline.harness;
