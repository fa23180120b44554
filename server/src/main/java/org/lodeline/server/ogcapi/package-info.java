/** OGC API - Features, Parts 1, 2, 3 and 5. */
@NullMarked
package org.lodeline.server.ogcapi;

import org.jspecify.annotations.NullMarked;
