package org.lodeline.geodata.store.memory;

/**
 * A source whose features are in memory anyhow: none is made when they are read, and who keeps one
 * takes no more room. Its query capabilities do not tell, as GeoTools wraps them.
 */
public interface InMemory {}
