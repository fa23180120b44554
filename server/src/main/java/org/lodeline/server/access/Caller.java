package org.lodeline.server.access;

/**
 * Who asks.
 *
 * @param name by which the history knows them
 */
public record Caller(String name, Role role) {}
