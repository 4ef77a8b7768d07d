package org.threadline.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;

import org.threadline.brand.Brand;
import org.threadline.security.Caller;

/** A brand as far as the caller belongs to it; another's is not there. */
@ApplicationScoped
class OwnBrand {

    private final Caller caller;

    OwnBrand(Caller caller) {
        this.caller = caller;
    }

    Brand withKey(String key) {
        return Brand.withKey(key)
                .filter(brand -> caller.belongsTo(brand.key()))
                .orElseThrow(() -> new NotFoundException("no such brand"));
    }
}
