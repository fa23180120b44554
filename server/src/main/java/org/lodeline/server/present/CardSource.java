package org.lodeline.server.present;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodeline.geodata.LodelineException;

/** One kind of page that a link can be unfolded of. */
public interface CardSource {
  /**
   * The card of a page.
   *
   * @param base the URL of the server as the client sees it, without a slash at the end
   * @param path of the page below that, such as {@code /embed}
   * @param query the parameters, each with its values
   * @return empty if the path is not of this kind, or there is nothing at it
   * @throws LodelineException of kind INVALID_INPUT that names the parameter of the page that is
   *     wrong
   */
  Optional<LinkCard> find(String base, String path, Map<String, List<String>> query);
}
