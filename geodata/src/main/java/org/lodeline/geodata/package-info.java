/**
 * What is known: layers and where they are kept, filters, formats, networks and supply lines. No
 * HTTP, no HTML.
 */
@NullMarked
package org.lodeline.geodata;

import org.jspecify.annotations.NullMarked;
