import {createApp} from 'vue';
import App from './app.vue';
import 'dify-chat';

createApp(App).mount('#app');
