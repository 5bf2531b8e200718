import type {VoiceWords} from '../../topics.js';

export const words: VoiceWords = {
  voice: {
    record: 'Enregistrer un message vocal',
    recorder: 'Message vocal',
    cancelRecording: 'Annuler l’enregistrement',
    finishRecording: 'Terminer l’enregistrement',
    askingForMicrophone: 'En attente du micro…',
    recordingStarted: 'Enregistrement en cours. Entrée pour terminer, Échap pour annuler.',
    recordedFor: 'Durée enregistrée : {time}',
    transcribing: 'Transcription en cours…',
    transcribed: 'Ajouté à votre message : {text}',
    cancelled: 'Enregistrement annulé',
    tryAgain: 'Réessayer',
    dismiss: 'Fermer',

    readAloud: 'Lire à voix haute',
    cancelReading: 'Annuler la lecture',
    pause: 'Pause',
    resume: 'Reprendre',
    play: 'Écouter',
    playHint: 'Votre navigateur attend que vous appuyiez sur le bouton pour lire le son.',
    readByItself: 'Lire automatiquement les réponses à voix haute',

    problems: {
      insecure: 'Les messages vocaux ne fonctionnent que sur les pages sécurisées (https).',
      unsupported: 'Ce navigateur ne peut pas enregistrer de son.',
      NotAllowedError:
        'L’accès au micro est bloqué. Autorisez-le pour cette page dans les paramètres de votre navigateur (souvent via l’icône à côté de l’adresse), puis réessayez.',
      SecurityError: 'Cette page n’autorise pas le chat à utiliser le micro.',
      NotFoundError: 'Aucun micro détecté. Branchez-en un, puis réessayez.',
      NotReadableError: 'Impossible d’accéder au micro. Une autre application l’utilise peut-être.',
      recorder: 'L’enregistrement n’a pas fonctionné. Veuillez réessayer.',
      tooShort: 'C’était trop court. Parlez un instant, puis terminez.',
      silent: 'Aucun son détecté. Le micro est-il coupé ?',
      noWords: 'Aucun mot n’a été reconnu. Veuillez réessayer.',
      nothingToRead: 'Il n’y a rien à lire à voix haute dans cette réponse.',
      unplayable: 'Le son n’a pas pu être lu.',
      speechFailed: 'La réponse n’a pas pu être lue à voix haute.',
    },

    errors: {
      network:
        'Le message vocal n’a pas pu être envoyé. Il est conservé : vérifiez votre connexion, puis réessayez.',
      timeout: 'La transcription du message vocal a pris trop de temps. Il est conservé : réessayez.',
      bad_response: 'Le message vocal n’a pas pu être transcrit.',
      audio_too_large: 'Le message vocal est trop long pour cet assistant.',
      request_entity_too_large: 'Le message vocal est trop long pour cet assistant.',
      unsupported_audio_type: 'Cet assistant ne peut pas lire l’enregistrement.',
      unsupported_media_type: 'Cet assistant ne peut pas lire l’enregistrement.',
      speech_to_text_disabled: 'Cet assistant n’accepte pas de messages vocaux pour le moment.',
      provider_not_support_speech_to_text: 'Cet assistant n’accepte pas de messages vocaux pour le moment.',
      invalid_param: 'Cet assistant n’accepte pas de messages vocaux pour le moment.',
      no_audio_uploaded: 'Le message vocal est arrivé vide. Veuillez l’enregistrer à nouveau.',
      bad_request_key_error: 'Le message vocal est arrivé vide. Veuillez l’enregistrer à nouveau.',
      completion_request_error: 'Le message vocal n’a pas pu être transcrit. Il est conservé : réessayez.',
    },
  },
};
