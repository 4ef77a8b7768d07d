package org.threadline.brand;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;

import org.threadline.security.Caller;

/** A brand as far as the caller belongs to it; another's is not there. */
@ApplicationScoped
public class OwnBrand {

    private final Caller caller;

    OwnBrand(Caller caller) {
        this.caller = caller;
    }

    /** @throws NotFoundException when there is none, or the caller does not belong to it */
    public Brand withKey(String key) {
        return Brand.withKey(key)
                .filter(brand -> caller.belongsTo(brand.key()))
                .orElseThrow(() -> new NotFoundException("no such brand"));
    }
}
