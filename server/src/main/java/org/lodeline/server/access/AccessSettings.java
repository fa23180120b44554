package org.lodeline.server.access;

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
 */
public record AccessSettings(String apiKeys, boolean requireKey, Set<String> privateLayers) {
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
    if (apiKeys.isEmpty() && (requireKey || !privateLayers.isEmpty())) {
      throw LodelineException.invalid(
          "--api-keys",
          (requireKey ? "--require-key" : "--private-layers")
              + " would let nobody in; --api-keys FILE says whom");
    }
  }

  /** Everybody reads everything, and who has a key of a file may change it; empty for none. */
  public static AccessSettings open(String apiKeys) {
    return new AccessSettings(apiKeys, false, Set.of());
  }

  /** Whether answers that anybody may ask for differ by who asks. */
  public boolean isRestricted() {
    return requireKey || !privateLayers.isEmpty();
  }
}
