/** Everything in one file, for pages that want no second request. */
import './index.js';
