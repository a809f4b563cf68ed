<?php
// What the tests do to the server, at a secret address: see wordpress-server.ts.
add_filter('wp_is_comment_flood', fn($flood) => get_option('yk_flood') ? $flood : false, 99);

add_action('rest_api_init', fn() => register_rest_route('yk-test', '/do', [
  'methods' => 'POST',
  'permission_callback' => fn($request) => $request['secret'] === YK_TEST_SECRET,
  'callback' => function ($request) {
    global $wpdb;
    $id = (int) $request['id'];
    switch ($request['what']) {
      case 'reset':
        foreach (['comments', 'commentmeta', 'posts', 'postmeta'] as $table) $wpdb->query("TRUNCATE {$wpdb->$table}");
        foreach (['yk_flood' => '', 'require_name_email' => '1', 'comment_previously_approved' => '1', 'comment_moderation' => '0', 'close_comments_for_old_posts' => '0', 'comment_registration' => '0', 'timezone_string' => 'Asia/Ho_Chi_Minh'] as $name => $value) update_option($name, $value);
        wp_cache_flush();
        return array_map(fn($post) => wp_insert_post(wp_slash($post + ['post_status' => 'publish', 'post_author' => 1, 'comment_status' => 'open']), true), $request['posts']);
      case 'options':
        foreach ($request['options'] as $name => $value) update_option($name, $value);
        return true;
      case 'approve':
        return wp_set_comment_status($id, 'approve');
      case 'remove':
        return get_comment($id)->comment_approved === 'trash' || wp_trash_comment($id);
      case 'delete':
        return wp_delete_comment($id, true);
      case 'close':
        return wp_update_post(['ID' => $id, 'comment_status' => $request['closed'] ? 'closed' : 'open']) > 0;
      case 'insert':
        return array_map(fn($comment) => wp_insert_comment(wp_slash($comment)), $request['comments']);
      case 'erase':
        return wp_comments_personal_data_eraser($request['email']);
      case 'rows':
        return $wpdb->get_results("SELECT c.*, (SELECT meta_value FROM {$wpdb->commentmeta} m WHERE m.comment_id = c.comment_ID AND meta_key = '_ykien_phone') AS phone FROM {$wpdb->comments} c ORDER BY comment_ID");
    }
    return new WP_Error('yk_test', 'what?', ['status' => 400]);
  },
]));
