/** A Chromium without a screen, which knows no host but the server's. */
package dev.twinstore.contract.browser;
