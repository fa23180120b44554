package org.lodeline.server.ops;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lodeline.server.access.Access;
import org.lodeline.server.access.Role;
import org.lodeline.server.http.BaseUrl;
import org.lodeline.server.http.Refusal;

/**
 * Lets in who runs the server: who has the key of an admin, or, where everybody may see everything,
 * asks from the same machine and not through a proxy. A page of others that a browser on that
 * machine shows is not let in.
 */
public final class OperatorGate {
  private static final Pattern LOOPBACK_HOST =
      Pattern.compile("(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])(:\\d+)?");

  private final Optional<Access> access;
  private final boolean isRestricted;

  /**
   * A gate.
   *
   * @param access empty where nobody has a key
   * @param isRestricted whether only those may see everything whom a key lets: then it lets in
   *     admins alone, since a proxy on this machine may ask for anybody
   */
  public OperatorGate(Optional<Access> access, boolean isRestricted) {
    this.access = access;
    this.isRestricted = isRestricted;
  }

  /**
   * Lets a request through.
   *
   * @throws Refusal with 401 or 403 for anybody else
   */
  void enter(Context ctx) {
    if (!isRestricted && isOnThisMachine(ctx)) {
      return;
    }
    access
        .orElseThrow(
            () ->
                Refusal.of(
                    HttpStatus.FORBIDDEN,
                    "this is for who asks from the server's own machine; a server that has API keys"
                        + " lets in admins too",
                    Map.of()))
        .require(ctx, Role.ADMIN);
  }

  private static boolean isOnThisMachine(Context ctx) {
    boolean isOfAPage = ctx.header("Origin") != null;
    String host = Optional.ofNullable(ctx.host()).orElse("");
    // A name of others may lead here, so that their pages could ask.
    return isLoopback(ctx.ip())
        && !BaseUrl.isForwarded(ctx)
        && !isOfAPage
        && LOOPBACK_HOST.matcher(host).matches();
  }

  private static boolean isLoopback(String address) {
    try {
      // An address, never a name: nothing is looked up.
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
