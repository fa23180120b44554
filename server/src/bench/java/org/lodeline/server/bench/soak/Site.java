package org.lodeline.server.bench.soak;

/**
 * Where requests go.
 *
 * @param name for people
 * @param url without a slash at the end
 * @param key of an editor
 */
record Site(String name, String url, String key) {}
