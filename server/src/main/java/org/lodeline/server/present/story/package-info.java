/** Stories: slides of a text and a view, told in the browser, printed, or taken along as a file. */
@NullMarked
package org.lodeline.server.present.story;

import org.jspecify.annotations.NullMarked;
