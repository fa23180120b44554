package org.lodeline.server.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.lodeline.geodata.LodelineException;

/**
 * An OpenID Connect provider whose tokens are taken.
 *
 * @param url as the provider writes it in its tokens
 * @param audience for whom a token must be: the name of this server at the provider
 */
public record TokenIssuer(String url, String audience) {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Checks that nobody can put themselves between this server and the provider.
   *
   * @throws LodelineException of kind INVALID_INPUT if the URL is not of https, but for a provider
   *     on this machine, or if no audience is given
   */
  public TokenIssuer {
    if (!isSafe(url)) {
      throw LodelineException.invalid(
          "--oidc-issuer",
          "--oidc-issuer must be a URL that begins with https://, and has no parameters; it was "
              + LodelineException.quoted(url));
    }
    if (audience.isBlank()) {
      throw LodelineException.invalid(
          "--oidc-audience",
          "--oidc-audience is missing; it is what the tokens for this server have as aud");
    }
  }

  static boolean isSafe(String url) {
    try {
      URI uri = new URI(url);
      String host = uri.getHost();
      boolean isEncrypted =
          "https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && host != null && THIS_MACHINE.contains(host));
      return host != null && isEncrypted && uri.getFragment() == null && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Where the provider describes itself (OpenID Connect Discovery 1.0, 4). */
  String discovery() {
    return (url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
        + "/.well-known/openid-configuration";
  }

  /** Its host, by which people know it. */
  String host() {
    return URI.create(url).getHost();
  }
}
