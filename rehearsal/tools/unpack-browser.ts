import packaged from '@sparticuz/chromium';

/** Unpacks the browser from npm into TMPDIR. A process of its own: the package changes its environment, and cannot be stopped. */
await packaged.executablePath();
