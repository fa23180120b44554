package org.lodeline.geodata.store.memory;

import org.lodeline.geodata.store.FullQueryCapabilities;

/** Of a source whose features are in memory anyhow: none is made when they are read. */
public final class MemoryQueryCapabilities extends FullQueryCapabilities {}
