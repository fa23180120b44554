package org.lodeline.server.access;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lodeline.geodata.catalog.PrivateLayers;
import org.lodeline.server.http.BaseUrl;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.Reads;

/**
 * Decides before every route whether the caller may read at all, and which private layers they see.
 * A route that is added is closed like the others.
 */
public final class Gate {
  /**
   * What is told to everybody: whether the server is well, and the files of the map, which are in
   * every copy of Lodeline.
   */
  private static final Pattern OPEN =
      Pattern.compile(
          "/health/(live|ready)/?|/(css|js|i18n|webjars|basemap)/.+|/lodeline-map\\.js|/favicon\\.svg");

  private final Access access;
  private final boolean keyIsRequired;

  private Gate(Access access, boolean keyIsRequired) {
    this.access = access;
    this.keyIsRequired = keyIsRequired;
  }

  /**
   * Guards the routes of a server that is not open to everybody.
   *
   * @param keyIsRequired whether nobody may read without a key
   */
  public static void register(RoutesConfig routes, Access access, boolean keyIsRequired) {
    Gate gate = new Gate(access, keyIsRequired);
    routes.before(gate::enter);
    routes.after(ctx -> PrivateLayers.hide());
    Reads.get(routes, "/login", gate::logIn);
  }

  /** A browser that is refused asks its user, and from then on tells every address who asks. */
  private void logIn(Context ctx) {
    access.require(ctx, Role.READER);
    ctx.redirect(BaseUrl.of(ctx) + "/");
  }

  private void enter(Context ctx) {
    // Whatever became of the request that the thread answered before.
    PrivateLayers.hide();
    if (OPEN.matcher(ctx.path()).matches()) {
      return;
    }
    Caching.dependsOnCaller(ctx);
    Optional<Caller> caller =
        keyIsRequired ? Optional.of(access.require(ctx, Role.READER)) : access.caller(ctx);
    caller.ifPresent(known -> PrivateLayers.show(known::isGranted));
  }
}
