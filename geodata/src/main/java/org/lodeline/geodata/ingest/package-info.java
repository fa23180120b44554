/** Where features come from: the seeding of a new store, and the files that people import. */
@NullMarked
package org.lodeline.geodata.ingest;

import org.jspecify.annotations.NullMarked;
