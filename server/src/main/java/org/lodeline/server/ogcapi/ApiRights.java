package org.lodeline.server.ogcapi;

/**
 * What the description of the API says of rights.
 *
 * @param editing whether features can be changed, by routes of their own
 * @param keyIsRequired whether nobody reads without a key
 */
public record ApiRights(boolean editing, boolean keyIsRequired) {
  /** Everybody reads, and nobody changes anything. */
  public static final ApiRights OPEN = new ApiRights(false, false);
}
