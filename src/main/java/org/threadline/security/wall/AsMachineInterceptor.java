package org.threadline.security.wall;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Around the interceptor that begins the transaction. */
@AsMachine
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class AsMachineInterceptor {

    @AroundInvoke
    Object work(InvocationContext call) throws Exception {
        return Sight.ALL.around(call::proceed);
    }
}
