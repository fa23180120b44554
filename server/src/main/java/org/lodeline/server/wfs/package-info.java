/**
 * The layers as a Web Feature Service: WFS 2.0 (OGC 09-025r2) with GML 3.2 and FES 2.0, and WFS
 * 1.1.0 (OGC 04-094) with GML 3.1 and Filter 1.1 for old clients.
 *
 * <p>A request that comes as XML is rewritten as the key-value pairs that ask for the same; one
 * reader reads these. So a link to the next page can be given for every request.
 */
@NullMarked
package org.lodeline.server.wfs;

import org.jspecify.annotations.NullMarked;
