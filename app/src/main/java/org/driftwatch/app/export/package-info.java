/** Published parameters as files of the germanium software: hit and DSP dictionaries with validity. */
package org.driftwatch.app.export;
