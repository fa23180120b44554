package org.lodeline.server;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lodeline.server.access.AccessSettings;
import org.lodeline.server.access.TokenIssuer;
import picocli.CommandLine.Option;

/** Who may see and change what, as options of a server. */
final class AccessOptions {
  @Option(
      names = "--api-keys",
      paramLabel = "FILE",
      defaultValue = "",
      description =
          "Lets those whose key is in this file change features, and read what is closed; lodeline"
              + " key add NAME makes one (LODELINE_API_KEYS; default: none, features cannot be"
              + " changed).")
  private String apiKeys = "";

  @Option(
      names = "--require-key",
      description =
          "Lets nobody read without a key (LODELINE_REQUIRE_KEY=true; default: everybody reads).")
  private boolean requireKey;

  @Option(
      names = "--private-layers",
      paramLabel = "ID",
      split = ",",
      description =
          "Layers that only those see whose key names them, and admins (LODELINE_PRIVATE_LAYERS;"
              + " default: none).")
  private List<String> privateLayers = List.of();

  @Option(
      names = "--oidc-issuer",
      paramLabel = "URL",
      defaultValue = "",
      description =
          "OpenID Connect issuer whose tokens are taken as keys are; the claims lodeline_role and"
              + " lodeline_layers say what for (LODELINE_OIDC_ISSUER; default: none).")
  private String issuer = "";

  @Option(
      names = "--oidc-audience",
      paramLabel = "NAME",
      defaultValue = "",
      description = "What the tokens for this server have as aud (LODELINE_OIDC_AUDIENCE).")
  private String audience = "";

  AccessSettings settings() {
    Set<String> ids =
        privateLayers.stream()
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toSet());
    return new AccessSettings(
        apiKeys,
        requireKey,
        ids,
        Optional.of(issuer)
            .filter(url -> !url.isEmpty())
            .map(url -> new TokenIssuer(url, audience)));
  }
}
