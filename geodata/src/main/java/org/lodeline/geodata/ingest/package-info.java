/** Where features come from. */
@NullMarked
package org.lodeline.geodata.ingest;

import org.jspecify.annotations.NullMarked;
