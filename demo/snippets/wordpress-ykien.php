<?php
/** Plugin Name: Ykien. Belongs into wp-content/mu-plugins/ykien.php: readers without an account may comment, with a title and a phone number. PHP 7.4. */
add_filter('rest_allow_anonymous_comments', '__return_true');

add_action('rest_api_init', function () {
  // Old posts may be closed by a setting that their own state does not show.
  register_rest_field(get_post_types_by_support('comments'), 'ykien_open', ['get_callback' => fn($post) => comments_open($post['id'])]);
  // The ids above a reply, the root first: what was taken away in between keeps its place.
  register_rest_field('comment', 'ykien_path', ['get_callback' => function ($comment) {
    $path = [];
    for ($at = $comment['parent']; $at && count($path) < 50; $at = (int) (get_comment($at)->comment_parent ?? 0)) array_unshift($path, $at);
    return $path;
  }]);
  $field = fn($key, $length, $read) => register_rest_field('comment', $key, [
    'get_callback' => $read,
    'update_callback' => fn($text, $comment) => !$text || (bool) add_comment_meta($comment->comment_ID, "_$key", wp_slash($text), true),
    'schema' => ['type' => 'string', 'maxLength' => $length],
  ]);
  // Plain text; public. Without a callback that reads it, the phone number is in no answer.
  $field('ykien_title', 200, fn($comment) => (string) get_comment_meta($comment['id'], '_ykien_title', true));
  $field('ykien_phone', 32, null);
});

// Moderators see both in wp-admin, in the list of comments.
add_filter('comment_text', function ($text, $comment = null) {
  $meta = fn($key) => esc_html(get_comment_meta($comment->comment_ID, $key, true));
  return is_admin() && $comment ? "<p><b>{$meta('_ykien_title')}</b> {$meta('_ykien_phone')}</p>$text" : $text;
}, 99, 2);

// WordPress' own tool for erasing personal data takes the number too.
add_filter('wp_anonymize_comment', fn($yes, $comment) => $yes && (delete_comment_meta($comment->comment_ID, '_ykien_phone') || true), 10, 2);
