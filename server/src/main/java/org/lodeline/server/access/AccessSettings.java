package org.lodeline.server.access;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.catalog.BundledLayers;

/**
 * Who may see and change what.
 *
 * @param apiKeys the API key file; empty for none
 * @param requireKey whether nobody may read without a key
 * @param privateLayers the ids of the layers that only those see who are granted them; they need
 *     not be there yet
 * @param issuer whose tokens are taken as keys are; empty for none
 */
public record AccessSettings(
    String apiKeys, boolean requireKey, Set<String> privateLayers, Optional<TokenIssuer> issuer) {
  /**
   * Checks that somebody can be let in, and that nothing tells of a private layer.
   *
   * @throws LodelineException of kind INVALID_INPUT otherwise
   */
  public AccessSettings {
    privateLayers = Set.copyOf(privateLayers);
    for (String id : privateLayers) {
      if (BundledLayers.isBundled(id)) {
        throw LodelineException.invalid(
            "--private-layers",
            "layer "
                + id
                + " cannot be private: other layers and figures that everybody sees are derived"
                + " from it; a layer that was added can be");
      }
    }
    if (apiKeys.isEmpty() && issuer.isEmpty() && (requireKey || !privateLayers.isEmpty())) {
      throw LodelineException.invalid(
          "--api-keys",
          (requireKey ? "--require-key" : "--private-layers")
              + " would let nobody in; --api-keys FILE or --oidc-issuer URL says whom");
    }
  }

  /** Everybody reads everything, and who has a key of a file may change it; empty for none. */
  public static AccessSettings open(String apiKeys) {
    return new AccessSettings(apiKeys, false, Set.of(), Optional.empty());
  }

  /** Those whom the settings let in; empty where nobody can have a key. */
  public Optional<Access> access() {
    return apiKeys.isEmpty() && issuer.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Access(
                Optional.of(apiKeys)
                    .filter(file -> !file.isEmpty())
                    .map(file -> ApiKeys.open(Path.of(file))),
                issuer.map(Tokens::new)));
  }

  /** Whether answers that anybody may ask for differ by who asks. */
  public boolean isRestricted() {
    return requireKey || !privateLayers.isEmpty();
  }
}
